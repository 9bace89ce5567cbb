using System.Security.Cryptography;

namespace Bakohumas.Web.Features.Events;

/// <summary>Makes words for the stream: two of 64 ordinary Indonesian words, easy to hear and to type, 4,096 pairs.</summary>
internal static class OnlineWords
{
    private static readonly string[] Ordinary =
    [
        "anggrek", "awan", "bambu", "batik", "belimbing", "bintang", "bukit", "cemara", "cendana", "danau", "delima", "embun", "gamelan", "gapura", "gunung", "hutan",
        "jambu", "jati", "jembatan", "jendela", "kapas", "kebun", "kelapa", "kenanga", "kertas", "kopi", "kunyit", "laut", "lembah", "lontar", "madu", "mangga",
        "mawar", "melati", "mentari", "muara", "nanas", "pagi", "pandan", "pantai", "pasir", "payung", "pelangi", "perahu", "pinus", "pohon", "purnama", "rotan",
        "rumpun", "salak", "samudra", "sawah", "sekolah", "senja", "seruling", "sungai", "taman", "tanjung", "tebu", "telaga", "teratai", "tikar", "tugu", "wayang",
    ];

    public static string New() => $"{One()} {One()}";

    private static string One() => Ordinary[RandomNumberGenerator.GetInt32(Ordinary.Length)];
}
