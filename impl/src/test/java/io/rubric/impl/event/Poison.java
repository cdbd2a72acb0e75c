package io.rubric.impl.event;

import java.util.concurrent.atomic.AtomicInteger;

/** On the class path, and no event of the application: nobody may ever make one. */
public class Poison {

    /** How many were made, and filled. */
    static final AtomicInteger MADE = new AtomicInteger();

    private String text = "";

    public Poison() {
        MADE.incrementAndGet();
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        MADE.incrementAndGet();
        this.text = text;
    }

    /** A subclass of what is allowed is not allowed. */
    public static class Child extends Wide {
        public Child() {
            MADE.incrementAndGet();
        }
    }
}
