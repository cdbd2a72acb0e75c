package io.rubric.redis;

import io.rubric.RubricException;
import org.jspecify.annotations.Nullable;

/**
 * A script has ended with an error, has returned what is not of the method's type, or Redis did not answer. In the last case it may have run. Nothing of what a script has written before its error is
 * taken back.
 */
public class RedisScriptException extends RubricException {

    private static final long serialVersionUID = 1L;

    private final String script;
    private final String error;

    /**
     * @param message what has happened
     * @param script the method, as {@code com.acme.StockScripts#reserve}
     * @param error what Redis answered, empty if it was no error
     * @param cause what led to it, null if nothing did
     */
    public RedisScriptException(String message, String script, String error, @Nullable Throwable cause) {
        super(message, cause);
        this.script = script;
        this.error = error;
    }

    /** The method that is the script, such as {@code com.acme.StockScripts#reserve(java.lang.String,int)}. */
    public String script() {
        return script;
    }

    /** The error that the script has returned by {@code redis.error_reply}, or that Redis has found in it; empty if there was no such answer. */
    public String error() {
        return error;
    }

    /** The first word of {@link #error()}, by which Redis tells errors apart: {@code SOLDOUT} of {@code redis.error_reply("SOLDOUT apple")}. */
    public String code() {
        int end = error.indexOf(' ');
        return end < 0 ? error : error.substring(0, end);
    }
}
