using System.Globalization;
using System.Text;

namespace Bakohumas.Domain.Events;

/// <summary>The name of an event in its address: lower-case ASCII letters, digits and single dashes, 1–60 characters; never changed once published.</summary>
public static class Slug
{
    public const int MaxLength = 60;

    private const string Empty = "kegiatan";

    /// <summary>Words that stand in addresses where a slug could: an event of that name gets the plain word before it.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "baru" };

    /// <summary>Makes a slug of a name; accents are dropped, what is not Latin becomes a dash, a name without either becomes "kegiatan".</summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var character in name.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsAsciiLetterOrDigit(character)) slug.Append(char.ToLowerInvariant(character));
            else if (character is not ('\'' or '’') && CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark
                && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var text = Cut(slug.ToString().Trim('-'), MaxLength);
        return text.Length == 0 ? Empty : Reserved.Contains(text) ? $"{Empty}-{text}" : text;
    }

    /// <summary>The next name to try when the database refused one as taken: "seminar", "seminar-2", "seminar-3".</summary>
    public static string Numbered(string slug, int number)
    {
        var suffix = "-" + number.ToString(CultureInfo.InvariantCulture);
        return Cut(slug, MaxLength - suffix.Length) + suffix;
    }

    private static string Cut(string slug, int length)
    {
        if (slug.Length <= length) return slug;
        var cut = slug[..length];
        var word = slug[length] == '-' ? -1 : cut.LastIndexOf('-');
        return (word > length / 2 ? cut[..word] : cut).TrimEnd('-');
    }
}
