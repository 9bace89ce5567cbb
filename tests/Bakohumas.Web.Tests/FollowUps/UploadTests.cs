using System.Text;
using Bakohumas.Web.Platform.Uploads;

namespace Bakohumas.Web.Tests.FollowUps;

/// <summary>What a report's files may be, and what is left of them (product 6.14).</summary>
public sealed class UploadTests
{
    [Fact]
    public void A_photo_loses_place_comment_profile_and_tail_and_keeps_its_picture()
    {
        var kept = Assert.IsType<UploadDecision.Accepted>(Evidence.Judge(Pictures.LadenJpeg));

        Assert.Equal("image/jpeg", kept.MediaType);
        Assert.Equal(Pictures.PlainJpeg, kept.Bytes);
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(kept.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_png_loses_its_notes_and_its_tail()
    {
        var kept = Assert.IsType<UploadDecision.Accepted>(Evidence.Judge(Pictures.LadenPng));

        Assert.Equal(Pictures.Png(8)[..^4], kept.Bytes);
    }

    [Fact]
    public void Stripping_twice_changes_nothing()
    {
        foreach (var file in (byte[][])[Pictures.LadenJpeg, Pictures.LadenPng])
        {
            var once = Assert.IsType<UploadDecision.Accepted>(Evidence.Judge(file));
            Assert.Equal(once.Bytes, Assert.IsType<UploadDecision.Accepted>(Evidence.Judge(once.Bytes)).Bytes);
        }
    }

    [Fact]
    public void What_is_no_picture_and_no_pdf_is_refused()
    {
        foreach (var text in (string[])["", "GIF89a…", "<svg xmlns='http://www.w3.org/2000/svg'/>", "PK\u0003\u0004", "<html><script>alert(1)</script>", " %PDF-1.7"])
            Assert.Equal(UploadProblem.WrongKind, Assert.IsType<UploadDecision.Refused>(Evidence.Judge(Encoding.UTF8.GetBytes(text))).Problem);
    }

    [Fact]
    public void A_pdf_is_kept_as_it_is() => Assert.Equal("application/pdf", Assert.IsType<UploadDecision.Accepted>(Evidence.Judge("%PDF-1.7\n…"u8)).MediaType);

    [Fact]
    public void More_than_five_megabytes_are_refused() =>
        Assert.Equal(UploadProblem.TooLarge, Assert.IsType<UploadDecision.Refused>(Evidence.Judge(new byte[Evidence.MaxBytes + 1])).Problem);

    [Fact]
    public void A_picture_of_a_hundred_megapixels_is_refused_by_its_header()
    {
        var file = Pictures.PlainJpeg.ToArray();
        var frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        (file[frame + 5], file[frame + 6], file[frame + 7], file[frame + 8]) = (0x27, 0x10, 0x27, 0x10);

        Assert.Equal(UploadProblem.TooManyPixels, Assert.IsType<UploadDecision.Refused>(Evidence.Judge(file)).Problem);
    }

    [Fact]
    public void Sixteen_bits_a_channel_and_unknown_critical_chunks_are_refused()
    {
        Assert.IsType<UploadDecision.Refused>(Evidence.Judge(Pictures.Png(16)));
        Assert.Equal(UploadProblem.WrongKind, Assert.IsType<UploadDecision.Refused>(Evidence.Judge(Pictures.Png(8, Pictures.Chunk("XyZw", [1])))).Problem);
    }

    [Fact]
    public void Every_cut_and_every_changed_length_is_refused_or_harmless()
    {
        foreach (var file in (byte[][])[Pictures.LadenJpeg[..^17], Pictures.LadenPng[..^4]])
        {
            for (var length = 3; length < file.Length - 1; length++)
            {
                if (Evidence.Judge(file.AsSpan(0, length)) is UploadDecision.Accepted cut) Assert.Fail($"{cut.MediaType} cut to {length} was taken.");
            }

            for (var at = 0; at < file.Length; at++)
            {
                var changed = file.ToArray();
                changed[at] ^= 0x41;
                _ = Evidence.Judge(changed);
            }
        }
    }
}
