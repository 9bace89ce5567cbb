using Bakohumas.Documents;
using Bakohumas.Documents.Pdf;
using Bakohumas.Web.Platform.Jobs;
using Bakohumas.Web.Platform.Pledges;

namespace Bakohumas.Web.Features.Pledges;

/// <summary>Reading, signing, drawing and sealing the pledge.</summary>
internal static class PledgesFeature
{
    public static IServiceCollection AddPledges(this IServiceCollection services) => services
        .AddSingleton<IPdfEngine, PdfEngine>()
        .AddSingleton<PledgeSigning>()
        .AddSingleton<PledgeCorrection>()
        .AddScoped<StatementDesk>()
        .AddSingleton<PaperSealing>()
        .AddSingleton<PaperHands>()
        .AddHostedService(provider => provider.GetRequiredService<PaperHands>())
        .AddSingleton<SigningOffice>()
        .AddScoped<TabletDesk>()
        .AddScoped<TabletHand>()
        .AddSingleton<IJob, SealDuePapers>()
        .AddSingleton<IJob, StampDuePapers>();
}
