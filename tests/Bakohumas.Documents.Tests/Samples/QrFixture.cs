using QRCoder;

namespace Bakohumas.Documents.Tests.Samples;

/// <summary>A QR matrix of the kind that the web application makes.</summary>
internal static class QrFixture
{
    public static bool[,] Of(string text, bool high = false)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, high ? QRCodeGenerator.ECCLevel.Q : QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count;
        var matrix = new bool[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++) matrix[row, column] = code.ModuleMatrix[row][column];
        }
        return matrix;
    }
}
