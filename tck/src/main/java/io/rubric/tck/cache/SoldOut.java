package io.rubric.tck.cache;

/** An exception that a cache keeps. */
public class SoldOut extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** By this it is made again. */
    public SoldOut(String message) {
        super(message);
    }

    /** One that it does not. */
    public static class ForGood extends SoldOut {

        private static final long serialVersionUID = 1L;

        /** As above. */
        public ForGood(String message) {
            super(message);
        }
    }
}
