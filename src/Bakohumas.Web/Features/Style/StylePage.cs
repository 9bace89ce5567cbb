namespace Bakohumas.Web.Features.Style;

/// <summary>The kit: each sample is a partial in <c>Samples/</c>, shown as it looks and, where the sources are at hand, as it is written.</summary>
internal sealed record StylePage(SampleForm Form, IReadOnlyList<Sample> Samples)
{
    private static readonly string[] Order =
    [
        "warna", "huruf", "tombol", "status", "catatan", "isian", "kartu", "daftar_kegiatan", "tautan", "tiket", "bukti", "tabel", "angka",
        "unduhan", "kosong", "pintu", "anyaman", "kerangka",
    ];

    public static StylePage Load(string contentRoot, SampleForm form) => new(form, [.. Order.Select(name => Sample.Load(contentRoot, name))]);
}

/// <summary>One component of the kit: its key, the view that draws it, and that view's text.</summary>
internal sealed record Sample(string Name, string View, string? Source)
{
    public static Sample Load(string contentRoot, string name)
    {
        var file = Path.Combine(contentRoot, "Features", "Style", "Samples", name + ".cshtml");
        return new(name, $"/Features/Style/Samples/{name}.cshtml", File.Exists(file) ? File.ReadAllText(file).Trim() : null);
    }
}
