package io.rubric.examples.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A server and what is deployed on it. It runs from the moment it exists until it is closed. */
interface ApplicationServer extends AutoCloseable {

    /**
     * Returns when it is deployed and all its pages answer.
     *
     * @param archive its file name is its name on the server
     * @param pages addresses without the server's, such as {@code shop/}
     */
    void deploy(Path archive, String... pages) throws IOException, InterruptedException;

    /** Returns when it is gone. */
    void undeploy(Path archive) throws IOException, InterruptedException;

    /** What begins with the context path of an application. */
    URI page(String path);

    /** The id of the server's process. */
    long pid();

    /** Ends the process at once, as a crash does. Returns when it is gone. */
    void kill() throws IOException, InterruptedException;

    /** Starts it again, with all that was deployed on it; {@link #awaitPage} tells when that is there. */
    void restart() throws IOException;

    /** Returns when a page answers. */
    void awaitPage(String path) throws IOException, InterruptedException;

    @Override
    void close();
}
