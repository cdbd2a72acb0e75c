package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LandingTest {

    @Test
    void aValueOrAFailureIsShared() {
        byte[] value = {1};
        IllegalStateException failure = new IllegalStateException();
        assertThat(Landing.of(value).value()).isSameAs(value);
        assertThat(Landing.of(value).failure()).isNull();
        assertThat(Landing.of(failure).failure()).isSameAs(failure);
        assertThat(Landing.of(failure).value()).isNull();
        assertThat(Landing.of(value).again()).isFalse();
        assertThat(Landing.of(failure).again()).isFalse();
    }

    @Test
    void whereThereIsNothingToShareOneKindLetsOthersLookAgain() {
        for (Landing landing : new Landing[] {Landing.NOTHING, Landing.AGAIN}) {
            assertThat(landing.value()).isNull();
            assertThat(landing.failure()).isNull();
        }
        assertThat(Landing.NOTHING.again()).isFalse();
        assertThat(Landing.AGAIN.again()).isTrue();
    }
}
