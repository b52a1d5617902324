package dev.errand.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    private static final String PUBLIC = "93.184.215.14";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.0.9",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "5f00::1",
                // other ways to write 127.0.0.1, as far as the system's resolver takes them
                "2130706433",
                "127.1"
            })
    void specialAddressesAreRefused(String literal) {
        var addresses = new Addresses(InetAddress::getAllByName, false);

        assertThatThrownBy(() -> addresses.of(literal))
                .isInstanceOf(Exception.class)
                .satisfies(refused -> assertThat(refused)
                        .isInstanceOfAny(Addresses.NotPublic.class, java.net.UnknownHostException.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PUBLIC,
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001::1",
                "2001:4860:4860::8888"
            })
    void publicAddressesAreNot(String literal) throws Exception {
        assertThat(new Addresses(InetAddress::getAllByName, false).of(literal)).hasSize(1);
    }

    @Test
    void oneSpecialAddressAmongPublicOnesIsEnough() {
        var addresses = new Addresses(host -> both(PUBLIC, "10.0.0.1"), false);

        assertThatThrownBy(() -> addresses.of("hooks.example.com"))
                .isInstanceOf(Addresses.NotPublic.class)
                .hasMessageNotContaining("10.0.0.1");
    }

    @Test
    void aNameIsLookedUpAgainForEveryAttempt() throws Exception {
        var answers = new ArrayDeque<>(List.of(PUBLIC, "127.0.0.1"));
        var addresses = new Addresses(host -> InetAddress.getAllByName(answers.remove()), false);

        assertThat(addresses.of("rebinding.example.com")).containsExactly(InetAddress.getByName(PUBLIC));
        assertThatThrownBy(() -> addresses.of("rebinding.example.com")).isInstanceOf(Addresses.NotPublic.class);
    }

    private static InetAddress[] both(String one, String other) throws java.net.UnknownHostException {
        return new InetAddress[] {InetAddress.getByName(one), InetAddress.getByName(other)};
    }
}
