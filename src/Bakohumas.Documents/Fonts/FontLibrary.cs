namespace Bakohumas.Documents.Fonts;

/// <summary>The embedded faces, each parsed once per process and shared by all threads.</summary>
internal static class FontLibrary
{
    private static readonly (string Resource, string PostScriptName)[] Files =
    [
        ("SourceSerif4_400Regular", "SourceSerif4-Regular"),
        ("SourceSerif4_600SemiBold", "SourceSerif4-SemiBold"),
        ("SourceSerif4_400Regular_Italic", "SourceSerif4-Italic"),
        ("PlusJakartaSans_500Medium", "PlusJakartaSans-Medium"),
        ("PlusJakartaSans_700Bold", "PlusJakartaSans-Bold"),
        ("PlusJakartaSans_800ExtraBold", "PlusJakartaSans-ExtraBold"),
        ("NotoSans_400Regular", "NotoSans-Regular"),
        ("NotoSans_600SemiBold", "NotoSans-SemiBold"),
    ];

    private static readonly Lazy<TrueTypeFont>[] Fonts =
        Array.ConvertAll(Files, file => new Lazy<TrueTypeFont>(() => Load(file.Resource, file.PostScriptName)));

    public static TrueTypeFont Of(Face face) => Fonts[(int)face].Value;

    /// <summary>The face that stands in for a whole run when <paramref name="face"/> lacks one of its code points.</summary>
    public static Face StandIn(Face face) => face is Face.NaskahBold or Face.JudulBold or Face.JudulBlack ? Face.LembarBold : Face.Lembar;

    private static TrueTypeFont Load(string resource, string postScriptName)
    {
        using var stream = typeof(FontLibrary).Assembly.GetManifestResourceStream($"Bakohumas.Documents.Fonts.{resource}.ttf")
            ?? throw new InvalidOperationException($"The font {resource} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new TrueTypeFont(bytes, postScriptName);
    }
}
