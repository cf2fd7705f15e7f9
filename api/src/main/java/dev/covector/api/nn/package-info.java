/** Functions that neural networks are made of: each is a composition of operators, and so is differentiable to every order. */
@NullMarked
package dev.covector.api.nn;

import org.jspecify.annotations.NullMarked;
