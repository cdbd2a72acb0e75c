package io.rubric.impl.event;

/** Nothing can be made of a message. */
final class RefusedEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String why;

    RefusedEventException(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
