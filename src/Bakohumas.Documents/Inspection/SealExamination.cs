using System.Security.Cryptography;

namespace Bakohumas.Documents.Inspection;

/// <summary>One examination of one file: every fact on its own, then the verdict.</summary>
internal sealed class SealExamination(ReadOnlyMemory<byte> file, SealTrust trust, CancellationToken cancel)
{
    private readonly bool?[] _facts = new bool?[Enum.GetValues<Fact>().Length];
    private Unreadable? _unreadable;
    private PaperProfile? _profile;
    private SealPlace? _place;
    private CmsSeal? _seal;
    private ChairSignature? _chair;
    private string? _title;

    public InspectionReport Run()
    {
        cancel.ThrowIfCancellationRequested();
        if (file.Length is 0 or > WorkLimit.SealedFileBytes)
        {
            this[Fact.ReadablePdf] = false;
            _unreadable = Unreadable.TooMuch;
            return Report(Verdict.Unreadable);
        }
        if (file.Length > WorkLimit.FileBytes && !IsSealedWhole()) return Report(Judge());
        try
        {
            Examine(PdfFile.Open(file, new WorkLimit(cancel)));
        }
        catch (UnreadablePdfException e)
        {
            this[Fact.ReadablePdf] = false;
            _unreadable = e.Reason;
        }
        return Report(Judge());
    }

    private bool? this[Fact fact]
    {
        get => _facts[(int)fact];
        set => _facts[(int)fact] = value;
    }

    /// <summary>
    /// The last signature in the file is our seal over every byte but its own. Known for the price of one digest, without following anything: only
    /// then may a file cost more than a stranger's.
    /// </summary>
    private bool IsSealedWhole()
    {
        if (SealTrace.Last(file.Span) is not { Seal: { } seal } last || !seal.IsIssuedBy(trust.Seals, seal.MiddleOfLife))
        {
            this[Fact.ReadablePdf] = false;
            _unreadable = Unreadable.TooMuch;
            return false;
        }
        cancel.ThrowIfCancellationRequested();
        if (seal.IsOver(file.Span[..last.Start], file.Span[last.End..]) && seal.Fits([.. file.Span[..last.Start], .. file.Span[last.End..]])) return true;
        _seal = seal;
        this[Fact.IssuedByUs] = true;
        this[Fact.ContentUnchanged] = false;
        return false;
    }

    private void Examine(PdfFile pdf)
    {
        var fields = DeclaredFields.Of(pdf);
        var content = ActiveContent.Search(pdf);
        var chairSigned = fields?[SignatureField.ChairName] is { Value: not null };
        _place = SealPlace.Of(pdf, fields?[SignatureField.SealName]);
        this[Fact.ReadablePdf] = true;
        this[Fact.NoActiveContent] = !content.Found && content.Widgets <= (fields?.Count ?? 1);
        this[Fact.ExactlyOneSeal] = _place is not null && content.Signatures == (chairSigned ? 2 : 1);
        if (fields is null || _place is null) return;
        _profile = fields.Profile;
        this[Fact.CoversWholeFile] = _place.GapIsOwnContents;
        this[Fact.NothingAppended] = _place.EndsAt(file.Length);
        _seal = CmsSeal.Decode(_place.Digits(file.Span));
        if (_seal is null) this[Fact.SealIntact] = false;
        else if (ExamineSeal(_seal, _place)) ExamineRevisions(pdf, fields, _place, chairSigned);
        if (this[Fact.ContentUnchanged] == true) _title = DocumentTitle.Of(pdf);
    }

    /// <returns>Whether it is worth while to look further.</returns>
    private bool ExamineSeal(CmsSeal seal, SealPlace place)
    {
        this[Fact.OneSigner] = seal.Signers == 1;
        this[Fact.IssuedByUs] = place.ClaimedAt is { } at && seal.IsIssuedBy(trust.Seals, at);
        // A stranger's key may be made to cost much; only a certificate of ours is worth the arithmetic.
        if (this[Fact.IssuedByUs] != true)
        {
            this[Fact.SealIntact] = true;
            return false;
        }
        this[Fact.SealIntact] = seal.IsEncodedByUs();
        this[Fact.CertificateBound] = seal.NamesItsCertificates();
        this[Fact.ContentUnchanged] = this[Fact.CoversWholeFile] == true && seal.Fits(place.SignedContent(file.Span));
        this[Fact.TimeProven] = seal.ProvesTime(trust);
        return true;
    }

    private void ExamineRevisions(PdfFile pdf, DeclaredFields fields, SealPlace place, bool chairSigned)
    {
        this[Fact.OnlySignaturesAdded] = false;
        var before = Revision.Before(file, pdf, fields[SignatureField.SealName]!, SignatureField.SealName, place);
        if (chairSigned)
        {
            this[Fact.ChairIntact] = false;
            if (before is null) return;
            var chair = new ChairExamination(file[..before.Value], trust.Chairs, cancel);
            before = chair.Run();
            _chair = chair.Signature;
            this[Fact.ChairIntact] = before is not null;
        }
        if (before is { } drawn) this[Fact.OnlySignaturesAdded] = PdfFile.Open(file[..drawn], new WorkLimit(cancel)).Revisions == 1;
    }

    /// <summary>The two facts that a paper need not have may be open; what is there must hold.</summary>
    private Verdict Judge()
    {
        if (Enum.GetValues<Fact>().All(fact => this[fact] ?? fact is Fact.ChairIntact or Fact.TimeProven)) return Verdict.Genuine;
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
        return IsOurs(_seal) || SealTrace.Find(file.Span).Any(IsOurs);

        bool IsOurs(CmsSeal? seal) => seal is not null && seal.IsIssuedBy(trust.Seals, seal.MiddleOfLife);
    }

    private InspectionReport Report(Verdict verdict) => new(
        verdict,
        [.. Enum.GetValues<Fact>().Select(fact => new Finding(fact, this[fact]))],
        _seal?.Subject,
        _seal?.Fingerprint,
        _place?.ClaimedAt,
        Convert.ToHexStringLower(SHA256.HashData(file.Span)),
        file.Length)
    {
        Profile = _profile,
        Chair = _chair,
        ProvenAt = this[Fact.TimeProven] == true ? _seal?.TimeToken?.Time : null,
        Title = _title,
        HasTimeToken = _seal?.HasTimeToken == true,
    };
}
