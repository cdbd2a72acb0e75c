package io.rubric;

import org.jspecify.annotations.Nullable;

/** The base of all exceptions that Rubric throws during a call or at deployment. Unchecked. */
public class RubricException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened, where, and what to do about it
     */
    public RubricException(String message) {
        super(message);
    }

    /**
     * @param message what happened, where, and what to do about it
     * @param cause what led to it, null if nothing did
     */
    public RubricException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
