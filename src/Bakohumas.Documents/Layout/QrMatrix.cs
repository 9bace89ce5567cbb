namespace Bakohumas.Documents.Layout;

/// <summary>Cuts the white border off a QR matrix; the three finder patterns always touch the edges of the symbol (ISO/IEC 18004, 6.3).</summary>
internal static class QrMatrix
{
    public static bool[,] Trimmed(bool[,] matrix)
    {
        int rows = matrix.GetLength(0), columns = matrix.GetLength(1);
        int top = rows, bottom = -1, left = columns, right = -1;
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                if (!matrix[row, column]) continue;
                (top, bottom) = (Math.Min(top, row), Math.Max(bottom, row));
                (left, right) = (Math.Min(left, column), Math.Max(right, column));
            }
        }
        if (bottom < 0) return new bool[0, 0];
        var trimmed = new bool[bottom - top + 1, right - left + 1];
        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++) trimmed[row - top, column - left] = matrix[row, column];
        }
        return trimmed;
    }
}
