using System.Security.Cryptography;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>Identity's security stamp: a new one ends every session of the account at its next request.</summary>
internal static class AccountStamp
{
    public static string New() => Convert.ToHexString(RandomNumberGenerator.GetBytes(20));
}
