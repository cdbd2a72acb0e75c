package io.rubric.impl.testing;

/** Tests that are run shortly in every build and in full with {@code -Psoak}. */
public final class Soak {

    private Soak() {}

    public static int of(int shortForm, int fullForm) {
        return Boolean.getBoolean("rubric.soak") ? fullForm : shortForm;
    }
}
