from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('letters', '0012_logos'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(fields=['issuer', 'id'], name='letter_of_issuer'),
        ),
    ]
