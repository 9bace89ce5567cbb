namespace Bakohumas.Web.Features.Shared;

/// <summary>The four steps of a person: registered, came, signed, followed up. <paramref name="Now"/> is 1 to 4; 5 says that all are done.</summary>
/// <param name="Open">A step behind the person that is not done: nothing was signed, or it is taken back.</param>
internal sealed record Rail(int Now, int? Open = null)
{
    private static readonly string[] Keys = ["rangka.rel.daftar", "rangka.rel.hadir", "rangka.rel.tanda_tangan", "rangka.rel.tindak_lanjut"];

    public IEnumerable<RailStep> Steps => Keys.Select((key, i) => new RailStep(i + 1, key, i + 1 < Now && i + 1 != Open, i + 1 == Now));
}

internal sealed record RailStep(int Number, string Key, bool IsDone, bool IsNow)
{
    public string? Class => IsDone ? "is-done" : IsNow ? "is-now" : null;
}
