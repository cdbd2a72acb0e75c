package io.rubric.impl.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class TypesTest {

    interface Finder<K, V> {
        Map<K, List<V>> find(K key);
    }

    static class Repo<T extends CharSequence> implements Finder<Long, T> {
        public T one() {
            return null;
        }

        public T[] array() {
            return null;
        }

        public List<T>[] lists() {
            return null;
        }

        public List<? extends T> some() {
            return null;
        }

        public Collection<? super T> more() {
            return null;
        }

        @Override
        public Map<Long, List<T>> find(Long key) {
            return null;
        }
    }

    static class Texts extends Repo<String> {}

    static class Stage<A, B> extends CompletableFuture<B> {}

    interface Expected {
        List<String> list();

        List<String>[] lists();

        Map<Long, List<String>> map();

        Stage<Integer, List<String>> stage();

        @SuppressWarnings("rawtypes")
        CompletionStage raw();
    }

    @Test
    void aVariableIsWhatTheBeanClassSays() throws NoSuchMethodException {
        assertThat(resolved(Texts.class, "one")).isEqualTo(String.class);
        assertThat(resolved(Texts.class, "array")).isEqualTo(String[].class);
        assertThat(resolved(Texts.class, "some")).isEqualTo(expected("list"));
        assertThat(resolved(Texts.class, "lists").getTypeName())
                .isEqualTo(expected("lists").getTypeName());
    }

    @Test
    void interfacesAreFollowedThroughSuperclasses() throws NoSuchMethodException {
        Type declared = Finder.class.getMethod("find", Object.class).getGenericReturnType();
        assertThat(Types.within(declared, Texts.class)).isEqualTo(expected("map"));
        assertThat(Types.within(declared, Texts.class))
                .hasToString("java.util.Map<java.lang.Long, java.util.List<java.lang.String>>");
    }

    @Test
    void aVariableThatStaysOpenIsItsBound() throws NoSuchMethodException {
        assertThat(resolved(Repo.class, "one")).isEqualTo(CharSequence.class);
        assertThat(resolved(Repo.class, "array")).isEqualTo(CharSequence[].class);
    }

    @Test
    void theArgumentOfASupertypeIsFoundWhereverItIsGiven() throws NoSuchMethodException {
        assertThat(Types.argument(expected("stage"), CompletionStage.class)).isEqualTo(expected("list"));
        assertThat(Types.argument(expected("list"), Iterable.class)).isEqualTo(String.class);
        assertThat(Types.argument(expected("raw"), CompletionStage.class)).isEqualTo(Object.class);
    }

    @Test
    void theClassBehindATypeIsFound() throws NoSuchMethodException {
        assertThat(Types.raw(expected("map"))).isEqualTo(Map.class);
        assertThat(Types.raw(expected("lists"))).isEqualTo(List[].class);
        assertThat(Types.raw(Repo.class.getMethod("one").getGenericReturnType()))
                .isEqualTo(CharSequence.class);
        assertThat(Types.raw(Types.argument(declared("more"), Iterable.class))).isEqualTo(Object.class);
    }

    @Test
    void theElementOfAnArrayKeepsItsArguments() throws NoSuchMethodException {
        assertThat(Types.component(expected("lists"))).isEqualTo(expected("list"));
        assertThat(Types.component(resolved(Texts.class, "lists"))).isEqualTo(expected("list"));
        assertThat(Types.component(int[].class)).isEqualTo(int.class);
    }

    @Test
    void aResolvedTypeEqualsTheOneThatWasWritten() throws NoSuchMethodException {
        Type resolved = Types.within(expected("map"), Texts.class);
        assertThat(resolved).isEqualTo(expected("map")).hasSameHashCodeAs(expected("map"));
        assertThat(resolved).isNotEqualTo(expected("list"));
        assertThat(resolved(Texts.class, "lists")).isEqualTo(resolved(Texts.class, "lists"));
    }

    private static Type resolved(Class<?> bean, String method) throws NoSuchMethodException {
        return Types.within(bean.getMethod(method).getGenericReturnType(), bean);
    }

    private static Type declared(String method) throws NoSuchMethodException {
        return Repo.class.getMethod(method).getGenericReturnType();
    }

    private static Type expected(String method) throws NoSuchMethodException {
        return Expected.class.getMethod(method).getGenericReturnType();
    }
}
