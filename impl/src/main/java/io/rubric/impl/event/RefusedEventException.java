package io.rubric.impl.event;

/** Nothing can be made of a message. */
final class RefusedEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedEventException(String why) {
        super(why);
    }
}
