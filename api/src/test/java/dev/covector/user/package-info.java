/** Tests of the front door from a user's place: outside Covector's rooms, so that lines are those of the test. */
@NullMarked
package dev.covector.user;

import org.jspecify.annotations.NullMarked;
