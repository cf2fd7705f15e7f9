/** The tracer as a user's program sees it: a package outside Covector's rooms, whose lines messages and statements name. */
@NullMarked
package dev.covector.user;

import org.jspecify.annotations.NullMarked;
