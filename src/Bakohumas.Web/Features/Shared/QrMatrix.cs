using System.Globalization;
using System.Text;
using QRCoder;

namespace Bakohumas.Web.Features.Shared;

/// <summary>
/// A QR code (ISO/IEC 18004, level M unless asked otherwise), made here and nowhere else. <see cref="Modules"/> is [row, column], true is dark, without the quiet zone;
/// every picture made here carries the quiet zone of four modules.
/// </summary>
internal sealed class QrMatrix
{
    private const int Quiet = 4;
    private readonly QRCodeData data;

    private QrMatrix(QRCodeData data)
    {
        this.data = data;
        var size = data.ModuleMatrix.Count - (2 * Quiet);
        Modules = new bool[size, size];
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
                Modules[y, x] = data.ModuleMatrix[y + Quiet][x + Quiet];
    }

    public bool[,] Modules { get; }

    /// <summary>Side of the drawing in modules, quiet zone included.</summary>
    public int Side => Modules.GetLength(0) + (2 * Quiet);

    /// <param name="robust">Level Q, for a code that hangs on a wall and is read from afar.</param>
    public static QrMatrix Of(string text, bool robust = false)
    {
        using var generator = new QRCodeGenerator();
        return new QrMatrix(generator.CreateQrCode(text, robust ? QRCodeGenerator.ECCLevel.Q : QRCodeGenerator.ECCLevel.M));
    }

    /// <summary>Path data in a drawing of <see cref="Side"/> × <see cref="Side"/>: one box per run of dark modules.</summary>
    public string ToPath()
    {
        var path = new StringBuilder();
        var size = Modules.GetLength(0);
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
            {
                if (!Modules[y, x]) continue;
                var start = x;
                while (x + 1 < size && Modules[y, x + 1]) x++;
                var run = x - start + 1;
                path.Append(CultureInfo.InvariantCulture, $"M{start + Quiet} {y + Quiet}h{run}v1h-{run}z");
            }
        return path.ToString();
    }

    /// <summary>A whole SVG file on white, for <c>qr.svg</c> and for saving; the text must be plain.</summary>
    public string ToSvgFile() => string.Create(
        CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Side} {Side}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{Side}v{Side}h-{Side}z\"/><path d=\"{ToPath()}\"/></svg>");

    /// <summary>A black and white PNG for mails, <paramref name="pixels"/> (1 to 32) per module.</summary>
    public byte[] ToPng(int pixels = 8)
    {
        using var png = new PngByteQRCode(data);
        return png.GetGraphic(Math.Clamp(pixels, 1, 32));
    }
}
