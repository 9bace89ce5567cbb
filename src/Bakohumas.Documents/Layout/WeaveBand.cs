namespace Bakohumas.Documents.Layout;

/// <summary>A band of woven bars: pairs laid crosswise like a mat, rectangles only.</summary>
internal static class WeaveBand
{
    /// <summary>As many cells as fit into the width, each with two bars of a fifth of the cell.</summary>
    public static VectorPath Of(double width, int rows, double cell)
    {
        var path = new VectorPath();
        double bar = cell / 5, length = cell - bar;
        var columns = (int)Math.Floor((width + bar) / cell + 1e-9);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                for (var k = 0; k < 2; k++)
                {
                    double x = column * cell, y = row * cell, offset = 2 * k * bar;
                    if ((row + column) % 2 == 0) Box(path, x, y + offset, length, bar);
                    else Box(path, x + offset, y, bar, length);
                }
            }
        }
        return path;
    }

    private static void Box(VectorPath path, double x, double y, double width, double height) =>
        path.MoveTo(x, y).LineTo(x + width, y).LineTo(x + width, y + height).LineTo(x, y + height).Close();
}
