/** Production's worker, which stops where it is told: the activities are changed before it loads them. */
import './stop-at-points';
import '../../../worker/main';
