using Bakohumas.Documents.Fonts;

namespace Bakohumas.Documents.Layout;

/// <summary>The type scale and the rules of the house, in points.</summary>
internal static class HouseStyle
{
    public static readonly TypeStyle Title = new(Face.JudulBlack, 17, 20, Ink: Ink.House);
    public static readonly TypeStyle Subtitle = new(Face.JudulBold, 11, 15);
    public static readonly TypeStyle LargeTitle = new(Face.JudulBlack, 22, 26, Ink: Ink.House);
    public static readonly TypeStyle LargeSubtitle = new(Face.JudulBold, 13, 18);
    public static readonly TypeStyle Status = new(Face.JudulBold, 10, 14);
    public static readonly TypeStyle Number = new(Face.Naskah, 10, 14);
    public static readonly TypeStyle Subheading = new(Face.JudulBold, 12, 16, Ink: Ink.House);

    public static readonly TypeStyle KopAbove = new(Face.Judul, 10, 13);
    public static readonly TypeStyle KopName = new(Face.JudulBlack, 15, 18.5, Ink: Ink.House);
    public static readonly TypeStyle KopNameLong = new(Face.JudulBlack, 13, 16, Ink: Ink.House);
    public static readonly TypeStyle KopAddress = new(Face.Judul, 7.5, 10);

    public static readonly TypeStyle Note = new(Face.Naskah, 9, 12.4);
    public static readonly TypeStyle Label = new(Face.JudulBold, 6.8, 9, Tracking: 0.5);
    public static readonly TypeStyle Code = new(Face.NaskahBold, 12, 15.5, Tracking: 0.5);
    public static readonly TypeStyle Small = new(Face.Naskah, 8, 10.6);
    public static readonly TypeStyle Footer = new(Face.Judul, 7.2, 9.5);
    public static readonly TypeStyle LongName = new(Face.NaskahBold, 10, 13.6);

    public static readonly TypeStyle Group = new(Face.Judul, 10, 14);
    public static readonly TypeStyle GroupCount = new(Face.Judul, 8.5, 14);

    public static readonly TypeStyle TableHead = new(Face.JudulBold, 7.4, 9.6);
    public static readonly TypeStyle TableCell = new(Face.Lembar, 8.3, 11);

    /// <summary>Running text, from comfortable to tight; a paper is never set smaller.</summary>
    public static readonly IReadOnlyList<TypeStyle> Ladder =
    [
        new(Face.Naskah, 11.5, 16),
        new(Face.Naskah, 10.5, 14.4),
        new(Face.Naskah, 10, 13.8),
    ];

    /// <summary>The text of many signers, alone on its page, so that it can be framed.</summary>
    public static readonly IReadOnlyList<TypeStyle> JointLadder =
    [
        new(Face.Naskah, 11.5, 16.5),
        new(Face.Naskah, 11, 15.6),
        new(Face.Naskah, 10.5, 14.4),
        new(Face.Naskah, 10, 13.8),
    ];

    public const double KopRuleThick = 1.5, KopRuleThin = 0.5;
    public const double GroupRule = 1.2, HeadRule = 0.8, SignatureRule = 0.5, FooterRule = 0.4, RowRule = 0.35;
}
