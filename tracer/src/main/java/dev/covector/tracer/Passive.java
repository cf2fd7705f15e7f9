package dev.covector.tracer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component of a record that derivatives leave as it is, such as the places of elements: it may be of integers in a record
 * that a gradient is taken by, and it is the same in the gradient, in tangents and in cotangents.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Passive {}
