package dev.errand.worker.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Address ranges that no stranger's webhook may reach: this machine, private and shared networks, link-local ones with the
 * clouds' metadata servers, multicast, and those that embed an IPv4 address which may be any of these.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA IPv4 Special-Purpose Address Registry</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA IPv6 Special-Purpose Address Registry</a>
 */
final class SpecialRanges {

    private static final List<Range> IPV4 = List.of(
            Range.of("0.0.0.0", 8), // this network
            Range.of("10.0.0.0", 8), // private
            Range.of("100.64.0.0", 10), // carrier-grade NAT, and the metadata server of one cloud
            Range.of("127.0.0.0", 8), // this machine
            Range.of("168.63.129.16", 32), // the platform's server in another cloud
            Range.of("169.254.0.0", 16), // link-local, and most clouds' metadata servers
            Range.of("172.16.0.0", 12), // private
            Range.of("192.0.0.0", 24), // protocol assignments
            Range.of("192.0.2.0", 24), // documentation
            Range.of("192.88.99.0", 24), // 6to4 relays
            Range.of("192.168.0.0", 16), // private
            Range.of("198.18.0.0", 15), // benchmarks
            Range.of("198.51.100.0", 24), // documentation
            Range.of("203.0.113.0", 24), // documentation
            Range.of("224.0.0.0", 4), // multicast
            Range.of("240.0.0.0", 4)); // reserved, and broadcast

    /** Global unicast; all else is special: loopback, mapped and compatible, NAT64, unique local, link-local, multicast. */
    private static final Range GLOBAL_IPV6 = Range.of("2000::", 3);

    private static final List<Range> IPV6 = List.of(
            Range.of("2001::", 23), // protocol assignments, among them Teredo
            Range.of("2001:db8::", 32), // documentation
            Range.of("2002::", 16), // 6to4
            Range.of("3fff::", 20)); // documentation

    private record Range(byte[] prefix, int bits) {

        static Range of(String literal, int bits) {
            try {
                return new Range(InetAddress.getByName(literal).getAddress(), bits);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(literal, e);
            }
        }

        boolean holds(byte[] address) {
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private SpecialRanges() {}

    /** Whether it is an address of the public internet. */
    static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length == 4) {
            return IPV4.stream().noneMatch(range -> range.holds(bytes));
        }
        return GLOBAL_IPV6.holds(bytes) && IPV6.stream().noneMatch(range -> range.holds(bytes));
    }
}
