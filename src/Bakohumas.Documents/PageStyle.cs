namespace Bakohumas.Documents;

/// <summary>A sheet and its text frame in millimetres from the top left corner.</summary>
/// <param name="Width">Sheet width.</param>
/// <param name="Height">Sheet height.</param>
/// <param name="Left">Left margin.</param>
/// <param name="Right">Right margin.</param>
/// <param name="FirstTop">Top of the text on page 1.</param>
/// <param name="NextTop">Top of the text on later pages.</param>
/// <param name="TextBottom">Lower edge of the text, measured from the top of the sheet.</param>
/// <param name="FooterBottom">Lower edge of the footer, measured from the lower edge of the sheet.</param>
public sealed record PageStyle(
    double Width, double Height, double Left, double Right,
    double FirstTop, double NextTop, double TextBottom, double FooterBottom)
{
    /// <summary>Upright A4 (ISO 216) for pledges, letters and reports.</summary>
    public static PageStyle A4 { get; } = new(210, 297, 30, 20, 13, 22, 277, 12);

    /// <summary>Upright F4 (folio, 215 × 330), the office paper of many Indonesian agencies.</summary>
    public static PageStyle F4 { get; } = new(215, 330, 30, 20, 13, 22, 310, 12);

    /// <summary>A4 on its side for lists with many columns.</summary>
    public static PageStyle A4Landscape { get; } = new(297, 210, 15, 10, 10, 12, 193, 9);

    /// <summary>A3 for a wall poster.</summary>
    public static PageStyle PosterA3 { get; } = new(297, 420, 26, 26, 26, 26, 396, 24);

    /// <summary>The same poster on A4: everything by 0.707.</summary>
    public static PageStyle PosterA4 { get; } = new(210, 297, 18.38, 18.38, 18.38, 18.38, 280, 17);

    /// <summary>A name badge in a hanger, A6 (ISO 216).</summary>
    public static PageStyle BadgeA6 { get; } = new(105, 148, 9, 9, 6, 6, 139, 9);

    /// <summary>A name badge on a continuous label 62 mm wide, cut at 100 mm.</summary>
    public static PageStyle BadgeLabel { get; } = new(100, 62, 4, 4, 4, 4, 58, 4);

    public double TextWidth => Width - Left - Right;
}
