using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Browser.Tests;

/// <summary>What stands before a camera, and what comes out of a paper: made and read by other people's programs.</summary>
internal sealed class Scenery : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bakohumas-film-").FullName;

    /// <summary>A camera's view of a picture, 1280 × 720, as MJPEG: two seconds of it and four of nothing, because a door takes the same code again only after three seconds out of sight.</summary>
    public async Task<string> FilmAsync(byte[] png)
    {
        var (picture, film) = (Path.Combine(folder, "kode.png"), Path.Combine(folder, "kamera.mjpeg"));
        await File.WriteAllBytesAsync(picture, png);
        await RunAsync("ffmpeg", "-v", "error", "-loop", "1", "-i", picture, "-t", "6", "-r", "20",
            "-vf", "scale=560:560:force_original_aspect_ratio=decrease,pad=1280:720:(ow-iw)/2:(oh-ih)/2:white,drawbox=color=white:t=fill:enable='gt(t,2)',format=yuvj420p", "-q:v", "4", film);
        return film;
    }

    /// <summary>
    /// The same as a bad camera in a bad hall sees it. Filters are ffmpeg's: a code that stands askew, out of focus, in the dark, or in a
    /// hand that moves.
    /// </summary>
    public async Task<string> BadFilmAsync(byte[] png, string how)
    {
        var (picture, film) = (Path.Combine(folder, "kode.png"), Path.Combine(folder, how + ".mjpeg"));
        await File.WriteAllBytesAsync(picture, png);
        const string Hall = "scale=420:420:force_original_aspect_ratio=decrease,pad=1280:720:(ow-iw)/2:(oh-ih)/2:0xb0a8a0";
        var seen = how switch
        {
            "askew" => Hall + ",rotate=0.6:fillcolor=0xb0a8a0,perspective=x0=60:y0=20:x1=1180:y1=70:x2=20:y2=700:x3=1260:y3=640",
            "blurred" => Hall + ",gblur=sigma=2.2",
            "dark" => Hall + ",eq=brightness=-0.32:contrast=0.45,noise=alls=14:allf=t",
            "moving" => "scale=420:420:force_original_aspect_ratio=decrease,pad=1400:840:(ow-iw)/2:(oh-ih)/2:0xb0a8a0,rotate=0.25*sin(4*t):fillcolor=0xb0a8a0,crop=1280:720:60+50*sin(6*t):60+40*cos(5*t),noise=alls=8:allf=t",
            _ => throw new ArgumentOutOfRangeException(nameof(how), how, "No such hall."),
        };
        await RunAsync("ffmpeg", "-v", "error", "-loop", "1", "-i", picture, "-t", "6", "-r", "20", "-vf", seen + ",format=yuvj420p", "-q:v", "4", film);
        return film;
    }

    /// <summary>A photo as a phone makes it: large, JPEG.</summary>
    public async Task<string> PhotoAsync()
    {
        var photo = Path.Combine(folder, "sosialisasi.jpg");
        await RunAsync("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=2400x1800", "-frames:v", "1", "-q:v", "3", photo);
        return photo;
    }

    /// <summary>The text of the only QR on the paper, as a phone's camera reads it from the paper.</summary>
    public async Task<string> QrOfAsync(byte[] pdf)
    {
        var (paper, page) = (Path.Combine(folder, "komitmen.pdf"), Path.Combine(folder, "halaman"));
        await File.WriteAllBytesAsync(paper, pdf);
        await RunAsync("pdftoppm", "-r", "150", "-png", paper, page);
        // Without a message bus the program complains beside its answer, and its exit code too.
        var (_, read) = await Tools.RunAsync("zbarimg", ["--quiet", "--raw", .. Directory.EnumerateFiles(folder, "halaman*.png")]);
        return read.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal)).Trim();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var (exit, output) = await Tools.RunAsync(program, arguments);
        Assert.True(exit == 0, $"{program}: {output}");
        return output;
    }
}
