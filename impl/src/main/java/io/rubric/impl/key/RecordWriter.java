package io.rubric.impl.key;

import io.rubric.impl.method.Types;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a record as its components in their order: {@code (eu,42)}. */
record RecordWriter(List<Accessor> accessors, List<KeyWriter> writers) implements KeyWriter.NonNull {

    static Optional<KeyWriter.NonNull> of(Type type) {
        List<Accessor> accessors = new ArrayList<>();
        List<KeyWriter> writers = new ArrayList<>();
        for (RecordComponent component : Types.raw(type).getRecordComponents()) {
            Type componentType = Types.within(component.getGenericType(), type);
            if (Types.raw(componentType) == Types.raw(type)) {
                return Optional.empty(); // a record of itself could go on for ever
            }
            Optional<KeyWriter> writer = KeyWriter.of(componentType);
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
