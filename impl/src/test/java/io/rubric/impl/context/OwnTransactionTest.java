package io.rubric.impl.context;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OwnTransactionTest {

    static class Plain {
        void plain() {}

        @Transactional(TxType.REQUIRED)
        void required() {}

        @Transactional(TxType.REQUIRES_NEW)
        void requires_new() {}

        @Transactional(TxType.MANDATORY)
        void mandatory() {}

        @Transactional(TxType.SUPPORTS)
        void supports() {}

        @Transactional(TxType.NOT_SUPPORTED)
        void not_supported() {}

        @Transactional(TxType.NEVER)
        void never() {}
    }

    @Transactional(TxType.REQUIRES_NEW)
    static class Own {
        void plain() {}

        @Transactional
        void required() {}
    }

    @ParameterizedTest
    @EnumSource
    void aMethodThatSuspendsItsCallersTransactionHasItsOwn(TxType type) {
        boolean own = type == TxType.REQUIRES_NEW || type == TxType.NOT_SUPPORTED;
        assertThat(isOwn(Plain.class, type.name().toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(own);
    }

    @Test
    void withoutAnAnnotationItBelongsToItsCallersTransaction() {
        assertThat(isOwn(Plain.class, "plain")).isFalse();
    }

    @Test
    void whatTheClassSaysCountsForMethodsThatSayNothing() {
        assertThat(isOwn(Own.class, "plain")).isTrue();
        assertThat(isOwn(Own.class, "required")).isFalse();
    }

    private static boolean isOwn(Class<?> type, String method) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(one -> one.getName().equals(method))
                .map(one -> OwnTransaction.isFor(one, type))
                .findAny()
                .orElseThrow();
    }
}
