using Bakohumas.Web.Features.CheckIn.Offline;
using Bakohumas.Web.Features.CheckIn.Rehearsal;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>The door: devices, admissions, roster.</summary>
internal static class CheckInFeature
{
    public static IServiceCollection AddCheckIn(this IServiceCollection services) => services
        .AddSingleton<AdmissionDesk>()
        .AddScoped<SelfCheckInDesk>()
        .AddScoped<RosterSearch>()
        .AddScoped<WalkInDesk>()
        .AddScoped<DelegationSearch>()
        .AddScoped<DelegationPlain>()
        .AddSingleton<DelegationDesk>()
        .AddSingleton<CompanionsDesk>()
        .AddSingleton<OfflineLists>()
        .AddScoped<OfflineDesk>()
        .AddScoped<QueueFileDesk>()
        .AddScoped<RehearsalDesk>()
        .AddScoped<DoorWork>();
}
