package io.rubric.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Operations of WildFly's management over HTTP, by a user that only this process knows. */
final class WildFlyManagement {

    private static final String USER = "benchmarks";
    private static final int PATIENCE_MILLIS = 180_000;

    private final URI address;
    private final Authenticator authenticator;

    private WildFlyManagement(URI address, String password) {
        this.address = address;
        authenticator =
                new Authenticator() { // HttpClient has no digests
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(USER, password.toCharArray());
                    }
                };
    }

    /** Makes the user; the server must not run yet. */
    static WildFlyManagement of(Path configuration, int port) throws IOException {
        String password = UUID.randomUUID().toString();
        Files.writeString(
                configuration.resolve("mgmt-users.properties"),
                USER + "=" + md5(USER + ":ManagementRealm:" + password) + System.lineSeparator());
        return new WildFlyManagement(URI.create("http://127.0.0.1:" + port + "/management"), password);
    }

    /** Whether the server is there and has started everything. */
    boolean isRunning() {
        try {
            return send("{\"operation\":\"read-attribute\",\"name\":\"server-state\"}")
                    .contains("\"running\"");
        } catch (IOException notYet) {
            return false;
        }
    }

    /**
     * Does something with a deployment.
     *
     * @param more of the JSON
     */
    void run(String operation, String deployment, String more) throws IOException {
        send("{\"operation\":\"" + operation + "\",\"address\":[{\"deployment\":\"" + deployment + "\"}]" + more + "}");
    }

    private String send(String json) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setAuthenticator(authenticator);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        connection.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
        boolean done = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        try (InputStream in = done ? connection.getInputStream() : connection.getErrorStream()) {
            String answer = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (!done) {
                throw new IOException(json + " was answered " + connection.getResponseCode() + " " + answer);
            }
            return answer;
        }
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
