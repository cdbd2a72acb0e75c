package io.rubric.impl.event;

/** The group is not there, as after a FLUSHALL. */
final class NoGroupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoGroupException(Throwable cause) {
        super("The group is gone", cause);
    }
}
