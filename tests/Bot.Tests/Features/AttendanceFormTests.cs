using KobanBot.Bot.Features.Meetings.Recording;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Support.Storage;

namespace KobanBot.Bot.Tests.Features;

/// <summary>What step 2 reads. While a field has an error the step keeps only what was typed, so what it reads beside an error shows here alone.</summary>
public sealed class AttendanceFormTests
{
    private static readonly AttendanceOffer Offer = new([StorageSamples.Member("M01"), StorageSamples.Member("M02")], [], []);

    [Fact]
    public void Nobody_becomes_absent_because_nothing_that_was_ticked_is_known()
    {
        var before = StorageSamples.Content();

        var (content, state) = AttendanceForm.Read(Ticked("X1;X2"), before, Offer);

        content.Attendance.Absent.ShouldBe(before.Attendance.Absent);
        state.Errors.Keys.ShouldContain(AttendanceForm.Present);
    }

    [Fact]
    public void Everybody_is_absent_where_nothing_was_ticked()
    {
        var (content, state) = AttendanceForm.Read(Ticked(""), StorageSamples.Content(), Offer);

        content.Attendance.Absent.ShouldBe([new MemberId("M01"), new MemberId("M02")]);
        state.Errors.Keys.ShouldNotContain(AttendanceForm.Present);
    }

    private static CardData Ticked(string present) =>
        CardData.Of(new Dictionary<string, string>(StringComparer.Ordinal) { [AttendanceForm.Present] = present });
}
