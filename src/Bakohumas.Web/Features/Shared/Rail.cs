namespace Bakohumas.Web.Features.Shared;

/// <summary>The four steps of a person: registered, came, signed, followed up. <paramref name="Now"/> is 1 to 4; 5 says that all are done.</summary>
internal sealed record Rail(int Now)
{
    public static readonly IReadOnlyList<string> Steps = ["rangka.rel.daftar", "rangka.rel.hadir", "rangka.rel.tanda_tangan", "rangka.rel.tindak_lanjut"];
}
