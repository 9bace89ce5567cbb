using Bakohumas.Documents;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Features.Pledges;

/// <summary>Reads the signature and the consents of the form; everything that is wrong becomes a sentence beside its field.</summary>
internal static class SignatureCheck
{
    public static (Signing? Signing, IReadOnlyList<(string Field, string Message)> Faults) Of(SigningForm form, SigningPage page, Wording words)
    {
        var faults = new List<(string, string)>();
        SignatureMethod? method = form.Method switch { "drawn" => SignatureMethod.Drawn, "typed" => SignatureMethod.Typed, _ => null };
        var (ink, wrong) = method switch
        {
            SignatureMethod.Drawn => Drawn(form.Strokes, words),
            SignatureMethod.Typed => Typed(form.Name, words),
            _ => (null, words["ttd.kosong"]),
        };
        if (wrong is not null) faults.Add((method == SignatureMethod.Typed ? nameof(form.Name) : nameof(form.Strokes), wrong));
        if (!form.ConsentPledge) faults.Add((nameof(form.ConsentPledge), words["setuju.komitmen.belum"]));
        if (!form.ConsentData) faults.Add((nameof(form.ConsentData), words["setuju.data.belum"]));
        if (form.Nonce == Guid.Empty) faults.Add((nameof(form.Nonce), words["galat.formulir_kedaluwarsa"]));
        return faults.Count > 0
            ? (null, faults)
            : (new Signing(
                method!.Value, ink!, GivenConsent.To(words["setuju.komitmen.versi"], page.PledgeConsent), GivenConsent.To(words["setuju.data.versi"], page.DataConsent),
                form.ShowInJoint, form.Nonce), faults);
    }

    private static (string? Ink, string? Wrong) Drawn(string? json, Wording words)
    {
        var (strokes, fault) = StrokeSet.Check(json);
        if (strokes is not null) return (strokes.ToJson(), null);
        return (null, fault switch
        {
            StrokeFault.Empty => words["ttd.kosong"],
            StrokeFault.Dot => words["ttd.hanya_titik"],
            StrokeFault.TooMuch => words["ttd.terlalu_rumit", ("jumlah", StrokeSet.MaxPoints)],
            StrokeFault.Broken => words["ttd.goresan_rusak"],
        });
    }

    // A typed signature is any plain line that a name can be, as the person writes it.
    private static (string? Ink, string? Wrong) Typed(string? name, Wording words) =>
        PersonName.Check(name, rune => FontCoverage.Missing(rune.ToString()) is null).Match<(string?, string?)>(
            accepted => (accepted.Name.Text, null),
            refused => (null, refused.Problem switch
            {
                TextProblem.Missing => words["ttd.kosong"],
                TextProblem.TooLong => words[InputMessages.Key(refused.Problem), ("batas", PlainLine.PersonLimit)],
                TextProblem.Character => words[InputMessages.Key(refused.Problem), ("catatan", refused.Character)],
                TextProblem.NoLetter => words[InputMessages.Key(refused.Problem)],
            }));
}
