namespace Bakohumas.Documents.Layout;

/// <summary>Our own mark: a speech bubble whose tail stands exactly in the middle (it leans to nobody) with two lines of equal length.</summary>
internal static class HouseMark
{
    public const double Left = 6, Top = 4, Width = 52, Height = 55.2;

    public static readonly VectorPath Path = new VectorPath()
        .MoveTo(20, 4).Line(24, 0).Arc(14, 14, 14).Line(0, 15).Arc(14, -14, 14)
        .Line(-2.4, 0).Line(-6.7, 10.6).Arc(3.4, -5.8, 0).LineTo(22.4, 47).LineTo(20, 47)
        .Arc(14, -14, -14).LineTo(6, 18).Arc(14, 14, -14).Close()
        .MoveTo(21.5, 15).Line(21, 0).Arc(3.5, 0, 7).Line(-21, 0).Arc(3.5, 0, -7).Close()
        .MoveTo(21.5, 29).Line(21, 0).Arc(3.5, 0, 7).Line(-21, 0).Arc(3.5, 0, -7).Close();
}
