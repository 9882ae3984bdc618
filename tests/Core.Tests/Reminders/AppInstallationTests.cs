using KobanBot.Core.Correspondence;

namespace KobanBot.Core.Tests.Reminders;

/// <summary>How often the app is tried for one officer: once a day, a few times, and not where it is of no use.</summary>
public sealed class AppInstallationTests
{
    private const string Account = "p1@koban.example";

    private static readonly DateOnly Day = new(2026, 10, 20);

    [Theory]
    [InlineData(InstallOutcome.NoAccount, 1, 29, false)]
    [InlineData(InstallOutcome.NoAccount, 1, 30, true)]
    [InlineData(InstallOutcome.Refused, 1, 29, false)]
    [InlineData(InstallOutcome.Refused, 1, 30, true)]
    [InlineData(InstallOutcome.Denied, 9, 0, false)]
    [InlineData(InstallOutcome.Denied, 9, 1, true)]
    [InlineData(InstallOutcome.Later, 1, 0, false)]
    [InlineData(InstallOutcome.Later, 4, 1, true)]
    [InlineData(InstallOutcome.Later, 5, 1, false)]
    [InlineData(InstallOutcome.Installed, 4, 1, true)]
    [InlineData(InstallOutcome.Installed, 5, 1, false)]
    public void It_is_tried_again_where_that_is_of_use(InstallOutcome outcome, int tries, int daysLater, bool again) =>
        new AppInstallation(Day, outcome, Account) { Tries = tries }
            .MayTryAgain(Account, Day.AddDays(daysLater))
            .ShouldBe(again);

    [Fact]
    public void Another_account_in_the_roster_is_tried_the_same_day() =>
        new AppInstallation(Day, InstallOutcome.NoAccount, Account).MayTryAgain("p2@koban.example", Day).ShouldBeTrue();

    [Fact]
    public void A_missing_permission_uses_up_no_try_and_what_was_found_stays_found()
    {
        var first = AppInstallation.After(null, new InstallResult(InstallOutcome.Later) { EntraObjectId = "id" }, Account, Day);
        var second = AppInstallation.After(first, new InstallResult(InstallOutcome.Denied), Account, Day.AddDays(1));

        second.ShouldBe(new AppInstallation(Day.AddDays(1), InstallOutcome.Denied, Account) { Tries = 1, EntraObjectId = "id" });
    }

    [Fact]
    public void Nothing_of_one_account_is_kept_for_another()
    {
        var first = AppInstallation.After(null, new InstallResult(InstallOutcome.Later) { EntraObjectId = "id" }, Account, Day);

        AppInstallation
            .After(first, new InstallResult(InstallOutcome.NoAccount), "p2@koban.example", Day.AddDays(1))
            .ShouldBe(new AppInstallation(Day.AddDays(1), InstallOutcome.NoAccount, "p2@koban.example") { Tries = 1 });
    }
}
