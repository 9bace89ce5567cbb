namespace Bakohumas.Documents.Layout;

/// <summary>The layout works in points (1/72 inch) from the top left corner of the sheet.</summary>
internal static class Units
{
    public static double Mm(double millimetres) => millimetres * 72 / 25.4;
}
