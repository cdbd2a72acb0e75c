package io.rubric.impl;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.cache.CachePut;
import java.lang.annotation.Annotation;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is repeated is one binding, that of the container which the compiler makes. OpenWebBeans shows the single ones, too. */
class RepeatedBindingTest {

    @CachePut(cacheName = "first")
    @CachePut(cacheName = "second")
    void both() {}

    @CachePut(cacheName = "third")
    void another() {}

    @Test
    void whatTheContainerHoldsIsNotFoundBesideIt() throws NoSuchMethodException {
        CachePut.List both = RepeatedBindingTest.class.getDeclaredMethod("both").getAnnotation(CachePut.List.class);
        Set<Annotation> shown = Set.of(both, both.value()[0], both.value()[1]);
        assertThat(Bindings.find(shown, CachePut.class, Bindings.WRITTEN)).isNull();
        assertThat(Bindings.find(shown, CachePut.List.class, Bindings.WRITTEN)).isSameAs(both);
        CachePut another =
                RepeatedBindingTest.class.getDeclaredMethod("another").getAnnotation(CachePut.class);
        assertThat(Bindings.find(Set.of(both, another), CachePut.class, Bindings.WRITTEN))
                .isSameAs(another);
    }
}
