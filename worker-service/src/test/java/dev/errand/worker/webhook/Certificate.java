package dev.errand.worker.webhook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import reactor.netty.http.Http11SslContextSpec;

/** A self-signed certificate for {@link #NAME}, made by the JDK's own keytool. */
record Certificate(KeyStore store) {

    static final String NAME = "hooks.example.test";

    private static final char[] PASSWORD = "changeit".toCharArray();

    static Certificate make(Path directory) throws Exception {
        var file = directory.resolve("hooks.p12");
        var keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "hooks",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + NAME,
                        "-ext",
                        "SAN=dns:" + NAME,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IllegalStateException("keytool made no certificate");
        }
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return new Certificate(store);
    }

    /** What a server needs to be this one. */
    SSLContext server() throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** What a client needs to trust it, and nobody else. */
    Http11SslContextSpec client() {
        return Http11SslContextSpec.forClient().configure(builder -> builder.trustManager(trusted()));
    }

    private X509Certificate trusted() {
        try {
            return (X509Certificate) store.getCertificate("hooks");
        } catch (KeyStoreException e) {
            throw new IllegalStateException(e);
        }
    }
}
