package io.rubric.impl.key;

import io.rubric.impl.method.Types;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a record as its components in their order: {@code (eu,42)}. */
record RecordWriter(List<Accessor> accessors, List<KeyWriter> writers) implements KeyWriter.NonNull {

    /** A record that holds itself, through whatever else, has no end; one nested deeper than this is taken for such. */
    private static final int DEEPEST = 16;

    static Optional<KeyWriter.NonNull> of(Type type, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        List<Accessor> accessors = new ArrayList<>();
        List<KeyWriter> writers = new ArrayList<>();
        for (RecordComponent component : Types.raw(type).getRecordComponents()) {
            Type componentType = Types.within(component.getGenericType(), type);
            Optional<KeyWriter> writer = KeyWriter.of(componentType, depth);
            if (writer.isEmpty()) {
                return Optional.empty();
            }
            accessors.add(Accessor.of(component.getAccessor(), componentType));
            writers.add(writer.get());
        }
        return Optional.of(new RecordWriter(List.copyOf(accessors), List.copyOf(writers)));
    }

    @Override
    public void write(StringBuilder out, Object value) {
        out.append('(');
        for (int i = 0; i < writers.size(); i++) {
            writers.get(i)
                    .write(i == 0 ? out : out.append(','), accessors.get(i).get(value));
        }
        out.append(')');
    }
}
