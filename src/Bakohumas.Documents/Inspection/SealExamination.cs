using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bakohumas.Documents.Inspection;

/// <summary>One examination of one file: every fact on its own, then the verdict.</summary>
internal sealed class SealExamination(ReadOnlyMemory<byte> file, X509Certificate2Collection trust, CancellationToken cancel)
{
    private readonly bool?[] _facts = new bool?[Enum.GetValues<Fact>().Length];
    private Unreadable? _unreadable;
    private SealPlace? _place;
    private CmsSeal? _seal;

    public InspectionReport Run()
    {
        cancel.ThrowIfCancellationRequested();
        if (file.Length is 0 or > WorkLimit.FileBytes)
        {
            this[Fact.ReadablePdf] = false;
            _unreadable = Unreadable.TooMuch;
            return Report(Verdict.Unreadable);
        }
        try
        {
            ExamineStructure(PdfFile.Open(file, new WorkLimit(cancel)));
        }
        catch (UnreadablePdfException e)
        {
            this[Fact.ReadablePdf] = false;
            _unreadable = e.Reason;
        }
        if (_seal is not null) ExamineSeal(_seal);
        return Report(Judge());
    }

    private bool? this[Fact fact]
    {
        get => _facts[(int)fact];
        set => _facts[(int)fact] = value;
    }

    private void ExamineStructure(PdfFile pdf)
    {
        _place = SealPlace.Find(pdf);
        var content = ActiveContent.Search(pdf);
        this[Fact.ReadablePdf] = true;
        this[Fact.NoActiveContent] = !content.Found;
        this[Fact.ExactlyOneSeal] = _place is not null && content.Signatures == 1;
        if (_place is null) return;
        this[Fact.CoversWholeFile] = _place.GapIsOwnContents;
        this[Fact.NothingAppended] = _place.EndsAt(file.Length);
        _seal = CmsSeal.Decode(file.Span[(_place.Contents.Start + 1)..(_place.Contents.End - 1)]);
        if (_seal is null) this[Fact.SealIntact] = false;
    }

    private void ExamineSeal(CmsSeal seal)
    {
        this[Fact.OneSigner] = seal.Signers == 1;
        this[Fact.IssuedByUs] = _place?.ClaimedAt is { } at && seal.IsIssuedBy(trust, at);
        // A stranger's key may be made to cost much; only a certificate of ours is worth the arithmetic.
        if (this[Fact.IssuedByUs] != true)
        {
            this[Fact.SealIntact] = true;
            return;
        }
        this[Fact.SealIntact] = seal.IsEncodedByUs();
        this[Fact.CertificateBound] = seal.NamesItsCertificates();
        this[Fact.ContentUnchanged] = this[Fact.CoversWholeFile] == true && seal.Fits(SignedContent(_place!.Range!));
    }

    private byte[] SignedContent(long[] range)
    {
        // Only asked for when the gap is the seal's own token; what lies behind the range is not content but an addition.
        var length = Math.Min(range[3], file.Length - range[2]);
        var content = new byte[range[1] + length];
        file.Span[..(int)range[1]].CopyTo(content);
        file.Span.Slice((int)range[2], (int)length).CopyTo(content.AsSpan((int)range[1]));
        return content;
    }

    private Verdict Judge()
    {
        if (_facts.All(fact => fact == true)) return Verdict.Genuine;
        if (BearsOurSeal()) return Verdict.Altered;
        return _unreadable switch
        {
            null or Unreadable.Foreign => Verdict.NotOurs,
            _ => Verdict.Unreadable,
        };
    }

    /// <summary>A place of ours with a seal that nobody can read any more, or a seal of ours in a file that does not lead to it any more.</summary>
    private bool BearsOurSeal()
    {
        if (_place is not null && _seal is null) return true;
        // Without a reliable claimed time any moment of the certificate's life will do: the verdict cannot become "genuine" any more.
        return (_seal ?? SealTrace.Find(file.Span)) is { } seal && seal.IsIssuedBy(trust, seal.MiddleOfLife);
    }

    private InspectionReport Report(Verdict verdict) => new(
        verdict,
        [.. Enum.GetValues<Fact>().Select(fact => new Finding(fact, this[fact]))],
        _seal?.Subject,
        _seal?.Fingerprint,
        _place?.ClaimedAt,
        Convert.ToHexStringLower(SHA256.HashData(file.Span)),
        file.Length);
}
