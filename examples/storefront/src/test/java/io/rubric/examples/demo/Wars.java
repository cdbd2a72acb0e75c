package io.rubric.examples.demo;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The storefront under other names and with other configuration. */
final class Wars {

    private Wars() {}

    /**
     * Makes one.
     *
     * @param war where it goes
     * @param configuration lines of its properties, in place of those of the storefront
     * @param without classes that it shall not have, as paths
     */
    static Path create(Path storefront, Path war, List<String> configuration, String... without) throws IOException {
        Files.createDirectories(war.getParent());
        Files.copy(storefront, war, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem files = FileSystems.newFileSystem(war)) {
            Path classes = files.getPath("WEB-INF/classes");
            Files.write(classes.resolve("META-INF/microprofile-config.properties"), configuration);
            for (String path : without) {
                Files.delete(classes.resolve(path));
            }
        }
        return war;
    }
}
