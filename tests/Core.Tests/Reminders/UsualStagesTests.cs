using KobanBot.Core.Obligations;
using KobanBot.Core.Reminders;

namespace KobanBot.Core.Tests.Reminders;

public sealed class UsualStagesTests
{
    [Fact]
    public void Every_kind_of_obligation_has_its_usual_stages()
    {
        ReminderSettings.UsualStages.Keys.ShouldBe(Enum.GetValues<ObligationKind>(), ignoreOrder: true);
        new ReminderSettings { Stages = ReminderSettings.UsualStages }
            .Problems()
            .ShouldBeEmpty();
    }
}
