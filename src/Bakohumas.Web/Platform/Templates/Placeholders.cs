using System.Text;
using System.Text.RegularExpressions;

namespace Bakohumas.Web.Platform.Templates;

/// <summary>
/// The closed set of placeholders and their filling: plain substitution, nothing in a value is ever evaluated or read as Markdown.
/// </summary>
internal static partial class Placeholders
{
    public static readonly IReadOnlySet<string> Known = new HashSet<string>(StringComparer.Ordinal)
    {
        "nama", "identitas", "pangkat", "jabatan", "unit", "instansi", "wilayah", "kegiatan", "jenis_kegiatan", "tema", "pemilihan", "tahapan",
        "tempat", "kota", "tanggal", "pukul", "tanggal_surat", "tenggat", "penyelenggara", "penyelenggara_bersama", "narasumber", "pembuka",
        "tujuan_surat", "tembusan", "nomor_surat", "sifat", "lampiran", "kontak", "kontak_pdp", "situs", "tautan", "tautan_bukan_saya", "daring",
        "tautan_berhenti", "tautan_verifikasi", "kode", "kuota", "jumlah", "jumlah_undangan", "jumlah_hadir", "jumlah_tanda_tangan",
        "jumlah_belum", "jumlah_terlambat", "jumlah_selesai", "persen", "posisi", "waktu", "jp", "peran", "tugas", "alasan", "catatan",
        "gerbang", "waktu_pertama", "versi", "masa_simpan", "sidik", "penulis", "penyunting", "tahun", "periode", "dasar_hukum",
        "blok_tanda_tangan", "blok_penandatangan",
    };

    public static IEnumerable<string> In(string text) => Pattern().Matches(text).Select(m => m.Groups[1].Value).Distinct();

    /// <summary>The Markdown with every value in its place, escaped; a web address becomes a link.</summary>
    /// <exception cref="TemplateException">A value is missing, or empty where the template does not allow it.</exception>
    public static string Fill(Template template, string markdown, IReadOnlyDictionary<string, string> values) =>
        Filled(template, markdown, values, AsMarkdown);

    /// <summary>One line of plain text, for subjects and alternative texts.</summary>
    public static string FillLine(Template template, string line, IReadOnlyDictionary<string, string> values) =>
        Filled(template, line, values, (value, tail) => value.Replace('\n', ' ') + tail).Trim();

    private static string Filled(Template template, string text, IReadOnlyDictionary<string, string> values, Func<string, string, string> written)
    {
        var empty = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in In(text))
        {
            if (values.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value)) continue;
            if (!template.Optional.Contains(name)) throw new TemplateException(template.File, $"the value for '{name}' is missing or empty");
            empty.Add(name);
        }
        if (empty.Count > 0) text = EmptyPlaces.Removed(text, empty);
        return Place().Replace(text, match =>
        {
            var value = Clean(values[match.Groups[1].Value]);
            // "…, S.Sos." at the end of a sentence needs no second full stop.
            return written(value, match.Groups[2].Value) + (value.EndsWith('.') ? "" : match.Groups[3].Value);
        });
    }

    private static string Clean(string value)
    {
        var clean = new StringBuilder(value.Length);
        foreach (var rune in value.ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value == '\n' || !Rune.IsControl(rune)) clean.Append(rune);
        return string.Join('\n', clean.ToString().Split('\n').Select(line => Spaces().Replace(line, " ").Trim()).Where(line => line.Length > 0));
    }

    private static string AsMarkdown(string value, string tail)
    {
        var address = value + tail;
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && !address.AsSpan().ContainsAny(" <>\"\n")) return $"<{address}>";
        var escaped = new StringBuilder(value.Length + 16);
        foreach (var letter in value)
        {
            if (letter == '\n') { escaped.Append("\\\n"); continue; }
            if (char.IsAscii(letter) && (char.IsPunctuation(letter) || char.IsSymbol(letter))) escaped.Append('\\');
            escaped.Append(letter);
        }
        return escaped + tail;
    }

    [GeneratedRegex(@"\{\{([^{}]*)\}\}")]
    private static partial Regex Pattern();

    // A path written right behind an address ({{situs}}/privasi) belongs to it.
    [GeneratedRegex(@"\{\{([^{}]*)\}\}((?:/[a-z0-9-]+)*)(\.?)")]
    private static partial Regex Place();

    [GeneratedRegex(@"[ \t\u00A0]+")]
    private static partial Regex Spaces();
}
