using Bakohumas.Web.Platform.Jobs;

namespace Bakohumas.Web.Features.Joint;

/// <summary>The joint paper with everybody who signs it, its wall poster, and the sheets for a hall without network.</summary>
internal static class JointFeature
{
    public static IServiceCollection AddJoint(this IServiceCollection services) => services
        .AddSingleton<JointPress>()
        .AddScoped<JointDesk>()
        .AddScoped<SignersDesk>()
        .AddScoped<CosignDesk>()
        .AddScoped<SheetDesk>()
        .AddScoped<EntryDesk>()
        .AddScoped<PosterDesk>()
        .AddSingleton<IJob, MakeJointPapers>();
}
