using System.Diagnostics;
using KobanBot.Core.Correspondence;

namespace KobanBot.Bot.Doctor;

/// <summary>How installations stand, for 診断 and 配信状況.</summary>
internal static class InstallationWords
{
    public static string Of(IReadOnlyList<InstallationCount> counts) =>
        string.Join('、', counts.Select(c => $"{Word(c.Outcome)}{c.Officers}人"));

    public static string Mend(InstallOutcome outcome) =>
        outcome switch
        {
            InstallOutcome.NoAccount => "名簿のアカウント名を確認してください。",
            InstallOutcome.Denied => "権限と、Teams管理センターのアプリのアクセス許可ポリシーを確認してください。",
            InstallOutcome.Refused => "Installation:CatalogId と、その人のTeamsのライセンスを確認してください。",
            _ => "翌日の通知の際に、もう一度導入します。",
        };

    private static string Word(InstallOutcome outcome) =>
        outcome switch
        {
            InstallOutcome.Installed => "導入済み",
            InstallOutcome.NoAccount => "アカウントなし",
            InstallOutcome.Denied => "許可なし",
            InstallOutcome.Refused => "導入不可",
            InstallOutcome.Later => "応答待ち",
            _ => throw new UnreachableException(),
        };
}
