namespace Bakohumas.Documents.Layout;

/// <summary>Says which two neighbouring words stay on one line: dates, times, article numbers, number groups, city names.</summary>
internal static class Glue
{
    private static readonly HashSet<string> Months = new(StringComparer.OrdinalIgnoreCase)
    {
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
        "January", "February", "March", "May", "June", "July", "August", "October", "December",
    };

    private static readonly HashSet<string> Zones = new(StringComparer.Ordinal) { "WIB", "WITA", "WIT" };

    private static readonly HashSet<string> BeforeNumber = new(StringComparer.OrdinalIgnoreCase)
    {
        "PP", "UU", "Perpres", "Nomor", "No.", "Tahun", "Pasal", "ayat", "angka", "huruf", "halaman", "pukul", "NIP", "NI", "Indeks",
    };

    public static bool Binds(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.IsEmpty || right.IsEmpty) return false;
        var bareRight = right.TrimEnd(".,;:)");
        if (IsDigits(left))
        {
            if (IsDigits(bareRight)) return true;
            if (left.Length <= 2 && Has(Months, bareRight)) return true;
        }
        var bareLeft = left.TrimStart('(');
        if (char.IsAsciiDigit(right[0])) return Has(BeforeNumber, bareLeft) || (Has(Months, left) && bareRight.Length == 4);
        if (char.IsAsciiDigit(left[0]) && Has(Zones, bareRight)) return true;
        return bareLeft is "Kota" && char.IsUpper(right[0]);
    }

    private static bool IsDigits(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('0', '9');

    private static bool Has(HashSet<string> words, ReadOnlySpan<char> word) =>
        word.Length is > 0 and < 16 && words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
